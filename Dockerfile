# The builder alone, run as nobody in the folder that is mounted:
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/work" builder build
FROM python:3.13-slim-bookworm AS install

WORKDIR /builder
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY ci/install.sh ci/
COPY builder builder
RUN python -m venv /opt/builder && ci/install.sh /opt/builder && /opt/builder/bin/python -m compileall -q /opt/builder

FROM python:3.13-slim-bookworm

# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
COPY --from=install /opt/builder /opt/builder
COPY ci/regenerate.sh /usr/local/bin/builder-regenerate
RUN ln -s /opt/builder/bin/builder /usr/local/bin/builder

USER 65534:65534
WORKDIR /work
ENTRYPOINT ["builder"]
CMD ["--help"]
