FROM python:3.11-slim
WORKDIR /app
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY events events
COPY projections projections
COPY adapters adapters
COPY migrations migrations
RUN pip install --no-cache-dir --no-deps --no-build-isolation . && \
    useradd --system --create-home gomflow && install -d -o gomflow /data
USER gomflow
EXPOSE 8080
HEALTHCHECK --interval=10s --start-period=30s CMD \
    python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/health/ready')"
CMD ["gomflow", "run"]
