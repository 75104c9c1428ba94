# Butaca in a container; deploy/compose.yaml adds nginx. See docs/DEPLOY.md.
FROM python:3.13-slim
RUN useradd --create-home --uid 10001 butaca
WORKDIR /opt/butaca
COPY requirements.txt constraints.txt ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check -r requirements.txt -c constraints.txt
COPY . .
USER butaca
ENV BUTACA_CACHE=/tmp/butaca STREAMLIT_BROWSER_GATHER_USAGE_STATS=false PYTHONDONTWRITEBYTECODE=1
EXPOSE 8501
HEALTHCHECK --start-period=120s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/api/health', timeout=5)"]
CMD ["python", "-m", "uvicorn", "app:app", "--http", "h11", "--h11-max-incomplete-event-size", "65536", "--loop", "asyncio", "--host", "0.0.0.0", "--port", "8501", "--no-server-header", "--log-level", "warning"]
