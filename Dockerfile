# The desk in the browser for a newsroom:
#
#     docker build -t sayso .
#     docker run -it --rm -v sayso:/data sayso sayso users add ruth --role administer
#     docker run -d -p 8765:8765 -v sayso:/data sayso sayso serve --host 0.0.0.0 --name desk.herald.example:8765
#
# Put a server that speaks HTTPS before it; see docs/web.md.
FROM python:3.12-slim

COPY pyproject.toml README.md LICENSE /build/
COPY src /build/src
RUN pip install --no-cache-dir '/build[web,office,postgres]' && rm -r /build

RUN useradd --create-home sayso && mkdir /data && chown sayso /data
USER sayso
ENV SAYSO_DATA=/data
VOLUME /data
EXPOSE 8765
CMD ["sayso", "serve", "--host", "0.0.0.0"]
