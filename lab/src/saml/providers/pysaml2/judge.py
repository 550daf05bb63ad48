"""Judges Responses with pysaml2: a line of JSON in, a line of JSON out.

The settings are the first argument. Asked `{"metadata": true}`, answers `{"metadata": XML}`; asked
`{"login": "redirect" or "post"}`, answers the URL or the page of a signed AuthnRequest; asked
`{"response": base64, "inResponseTo": ID or null}`, answers `{"nameId": …}` or `{"reason": …}`.
"""

import json
import logging
import sys

from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
from saml2.client import Saml2Client
from saml2.config import SPConfig
from saml2.metadata import entity_descriptor

setting = json.loads(sys.argv[1])
endpoints = {"assertion_consumer_service": [(setting["acs"], BINDING_HTTP_POST)]}
keys = {"key_file": setting["privateKeyFile"], "cert_file": setting["certificateFile"]}
client = Saml2Client(
    SPConfig().load(
        {
            "entityid": setting["entityId"],
            "xmlsec_binary": "/usr/bin/xmlsec1",
            "encryption_keypairs": [keys],
            "metadata": {"local": setting["metadataFiles"]},
            "allow_unknown_attributes": True,
            "service": {
                "sp": {
                    "endpoints": endpoints,
                    "allow_unsolicited": setting["allowUnsolicited"],
                    "authn_requests_signed": True,
                    "want_response_signed": False,
                    "want_assertions_signed": False,
                    "want_assertions_or_response_signed": True,
                }
            },
            **keys,
        }
    )
)


class Reasons(logging.Handler):
    """Keeps what is logged: some refusals are silent but for that."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


reasons = Reasons()
logging.getLogger().addHandler(reasons)


def judge(response, in_response_to):
    reasons.messages.clear()
    outstanding = {in_response_to: "/"} if in_response_to else None
    # Without this argument Recipient is not compared.
    conversation = {"entity_id": setting["entityId"], "endpoints": endpoints}
    # A refusal is an exception or None.
    try:
        parsed = client.parse_authn_request_response(response, BINDING_HTTP_POST, outstanding, None, conversation)
        if parsed is not None and parsed.name_id:
            return {"nameId": parsed.name_id.text}
    except Exception as error:
        reasons.messages.append(f"{type(error).__name__}: {error}")
    return {"reason": " | ".join(reasons.messages)}


def login(binding):
    # By default it signs with SHA-1.
    algorithms = {
        "sigalg": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "digest_alg": "http://www.w3.org/2001/04/xmlenc#sha256",
    }
    if binding == "redirect":
        wanted = {"entityid": setting["redirectEntityId"], "binding": BINDING_HTTP_REDIRECT}
        _, http = client.prepare_for_authenticate(relay_state="/start", sigalg=algorithms["sigalg"], **wanted)
        return {"url": dict(http["headers"])["Location"]}
    wanted = {"entityid": setting["postEntityId"], "binding": BINDING_HTTP_POST}
    _, http = client.prepare_for_authenticate(relay_state="/start", sign=True, **algorithms, **wanted)
    return {"page": http["data"] if isinstance(http["data"], str) else "".join(http["data"])}


for line in sys.stdin:
    question = json.loads(line)
    if "metadata" in question:
        answer = {"metadata": str(entity_descriptor(client.config))}
    elif "login" in question:
        answer = login(question["login"])
    else:
        answer = judge(question["response"], question["inResponseTo"])
    print(json.dumps(answer), flush=True)
