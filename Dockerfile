FROM python:3.12-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 \
    VAR_DIR=/var/lib/coverage-compare
RUN useradd --system --home-dir /app coverage && install -d -o coverage /var/lib/coverage-compare
WORKDIR /app

COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY manage.py ./
COPY coverage_compare coverage_compare
COPY articles articles
COPY templates templates
COPY static static
USER coverage
RUN SECRET_KEY=only-for-this-step python manage.py collectstatic --no-input

EXPOSE 8000
CMD ["gunicorn", "coverage_compare.wsgi", "--bind=0.0.0.0:8000", "--workers=2", "--threads=4", "--no-control-socket"]
