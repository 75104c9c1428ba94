"""What it means that the two judges of similar films, viewers and people asked, disagree."""

from language.texts import _, plain
from models.similar.measured import Judged, Measured
from views.models.similar_quality import method_names


def sentence(likes: Measured, pairs: Judged) -> str:
    """Say which method is best by each judge, and what that means."""
    names = method_names()
    by_likes, by_pairs = likes.ranked()[0].method, pairs.ranked()[0].method
    best, best_by_pairs = (plain(names.get(name, name)) for name in (by_likes, by_pairs))
    meaning = _(
        "Viewers like what is known and of the same years together; whoever asks for films like "
        "one wants its theme and its tone. So neither judge alone decides."
    )
    if by_likes == by_pairs:
        return _("By likes and by pairs “{method}” is best.", method=best) + " " + meaning
    return (
        _(
            "The two judges disagree: by likes “{likes}” is best, by pairs judged “{pairs}”.",
            likes=best,
            pairs=best_by_pairs,
        )
        + " "
        + meaning
    )
