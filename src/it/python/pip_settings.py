"""Prints pip's settings as shell variables for uv, which reads neither pip.conf nor PIP_*.

Index, certificates and proxy are the user's: whoever set them for pip need not set them again.
What is set for uv itself is left alone.
"""

import ast
import os
import shlex
import ssl
import subprocess
import sys


def pip_settings():
    """Key -> value as pip install sees them: the environment before [install] before [global]."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "config", "list"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    by_section = {"global": {}, "install": {}, ":env:": {}}
    for line in listed.splitlines():
        name, _, value = line.partition("=")
        section, _, key = name.partition(".")
        if section in by_section:
            by_section[section][key] = str(ast.literal_eval(value)).strip()
    return by_section["global"] | by_section["install"] | by_section[":env:"]


def has_system_certificates():
    """Small container images have none; then uv's own are right."""
    paths = ssl.get_default_verify_paths()
    listed = paths.capath and os.listdir(paths.capath)
    return sys.platform != "linux" or bool(paths.cafile or listed)


def uv_variables(pip, environment):
    """What has to be set for uv to do as pip does."""
    timeout = pip.get("timeout") or pip.get("default-timeout")
    certificates = pip.get("cert") or environment.get("REQUESTS_CA_BUNDLE") or environment.get("CURL_CA_BUNDLE")
    wanted = {
        "UV_DEFAULT_INDEX": pip.get("index-url"),
        "UV_INDEX": " ".join(pip.get("extra-index-url", "").split()),
        # As pip: any index may have the file. Its hash says whether it is the right one.
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_FIND_LINKS": ",".join(pip.get("find-links", "").split()),
        "UV_INSECURE_HOST": " ".join(pip.get("trusted-host", "").split()),
        "UV_KEYRING_PROVIDER": "subprocess" if pip.get("keyring-provider") == "subprocess" else None,
        "UV_HTTP_TIMEOUT": timeout,
        "UV_HTTP_RETRIES": pip.get("retries"),
        "UV_SYSTEM_CERTS": "true" if has_system_certificates() else None,
        "SSL_CERT_FILE": certificates if certificates and os.path.isfile(certificates) else None,
        "SSL_CLIENT_CERT": pip.get("client-cert"),
        "HTTP_PROXY": pip.get("proxy"),
        "HTTPS_PROXY": pip.get("proxy"),
    }
    if pip.get("cert"):
        environment = {key: value for key, value in environment.items() if key != "SSL_CERT_FILE"}
    return {key: value for key, value in wanted.items() if value and key not in environment}


if __name__ == "__main__":
    settings = pip_settings()
    for variable, value in uv_variables(settings, os.environ).items():
        print(f"export {variable}={shlex.quote(value)}")
    no_index = settings.get("no-index", "").lower() in ("1", "true", "yes", "on")
    print(f"uv_options={'--no-index' if no_index else ''}")
