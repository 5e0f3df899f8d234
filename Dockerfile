FROM python:3.13-slim

# The one system library, and its cutter of fonts: they set the type of the PDFs. All fonts come with
# the portal but those for Han, Kana and Hangul (56 MB): leave fonts-noto-cjk out where nobody writes
# them. Whoever types such a word is then told that the PDF has a gap there.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /srv/portal plt \
    && install --directory --owner plt --group plt /srv/files

WORKDIR /srv/portal
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1

COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes --requirement requirements/run.txt

COPY . .

# Collecting needs complete settings but none of their real values.
RUN PLT_MODE=production SECRET_KEY=only-while-building-and-never-again-0123456789-abcdefg \
    ALLOWED_HOSTS=localhost SITE_URL=https://localhost TRUSTED_PROXIES=1 \
    MAIL_URL=smtp://localhost DATABASE_URL=postgres://localhost/plt \
    BROKER_URL=redis://localhost CACHE_URL=redis://localhost \
    python manage.py collectstatic --noinput

USER plt
EXPOSE 8000
CMD ["gunicorn", "plt_portal.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm"]
