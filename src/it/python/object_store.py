"""An object store that speaks S3, on loopback, with the files of a folder in its bucket "shop".

object_store.py FOLDER PREFIX prints its port when it is ready, and ends with its input.
"""

import logging
import sys
from pathlib import Path

import boto3
from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.ERROR)


def main(folder, prefix):
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    store = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        region_name="us-east-1",
    )
    store.create_bucket(Bucket="shop")
    for file in sorted(Path(folder).rglob("*")):
        if file.is_file():
            key = f"{prefix}/{file.relative_to(folder).as_posix()}"
            store.put_object(Bucket="shop", Key=key, Body=file.read_bytes())
    print(port, flush=True)
    sys.stdin.read()
    server.stop()


main(*sys.argv[1:])
