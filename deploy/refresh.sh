#!/usr/bin/env bash
# New data into a fork, step by step: what .github/workflows/refresh.yml runs. See docs/DEPLOY.md.
#
#   deploy/refresh.sh publish tmdb [DATE]   films released or changed since DATE (default: the
#                                           day before the tables were last committed); with
#                                           BUTACA_TITLES=ES,MX what platforms have there, too
#   deploy/refresh.sh publish kaggle        everything anew from the public data sets
#   deploy/refresh.sh check                 may they replace the present ones?
#   deploy/refresh.sh commit                replace them and commit, if anything changed
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python}
present=data/tidy
fresh=data/fresh

publish() {
  rm -rf "$fresh"
  mkdir -p "$fresh"
  if [ -e "$present/manifest.json" ] || [ -e "$present/current" ]; then cp -RL "$present/." "$fresh"; fi
  if [ "$1" = kaggle ]; then
    "$python" -m publish --catalogue "$fresh" --fetch kaggle
  else
    last=$(git log -1 --format=%cs -- "$present")
    since=${2:-$(date -d "${last:-today} -1 day" +%F)}
    titles=()
    if [ -n "${BUTACA_TITLES:-}" ]; then titles=(--titles "$BUTACA_TITLES"); fi
    "$python" -m publish --catalogue "$fresh" --fetch tmdb --since "$since" "${titles[@]}"
  fi
}

commit() {
  from=$fresh
  if [ -f "$fresh/current" ]; then # it names the version where links are not allowed
    from=$fresh/$(cat "$fresh/current")
  elif [ -e "$fresh/current" ]; then
    from=$fresh/current
  fi
  rm -rf "$present"
  mkdir -p "$present"
  cp -RL "$from"/* "$present" # without hidden files: a lock stays behind where nothing was new
  rm -rf "$fresh"
  git add --all --force "$present"
  if [ -e data/raw/checksums.json ]; then git add data/raw/checksums.json; fi
  if git diff --cached --quiet; then echo "nothing new"; else git commit --quiet -m "New data"; fi
}

case ${1:-} in
  publish) publish "${2:?tmdb or kaggle}" "${3:-}" ;;
  check) "$python" -m publish.checks "$present" "$fresh" ;;
  commit) commit ;;
  *) sed -n '3,9s/^# *//p' "$0"; exit 2 ;;
esac
