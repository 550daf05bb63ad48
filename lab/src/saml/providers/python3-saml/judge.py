"""Judges Responses with python3-saml: a line of JSON in, a line of JSON out.

The settings are the first argument. Asked `{"metadata": true}`, answers `{"metadata": XML}`; asked
`{"login": RelayState}`, answers the URL of a signed AuthnRequest; asked `{"response": base64, "inResponseTo": ID or null}`,
answers `{"nameId": …}` or `{"reason": …}`.
"""

import json
import sys

from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


setting = json.loads(sys.argv[1])
own = {
    "strict": True,
    "sp": {
        "entityId": setting["entityId"],
        "assertionConsumerService": {
            "url": setting["origin"] + setting["path"],
            "binding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        },
        "x509cert": read(setting["certificateFile"]),
        "privateKey": read(setting["privateKeyFile"]),
    },
    "security": {
        # One valid signature is demanded all the same: it may also be that of the Response.
        "wantAssertionsSigned": False,
        "authnRequestsSigned": True,
        "signatureAlgorithm": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "digestAlgorithm": "http://www.w3.org/2001/04/xmlenc#sha256",
    },
}
parsed = OneLogin_Saml2_IdPMetadataParser.parse(read(setting["metadataFile"]))
settings = OneLogin_Saml2_Settings(OneLogin_Saml2_IdPMetadataParser.merge_settings(parsed, own))
# It only publishes a key for encryption when it demands encryption.
published = OneLogin_Saml2_Settings({**own, "security": {**own["security"], "wantAssertionsEncrypted": True}}, sp_validation_only=True)
request = {
    # With the port: Destination and Recipient are compared with this.
    "http_host": setting["origin"].split("//")[1],
    "script_name": setting["path"],
    "https": "off",
    "get_data": {},
    "post_data": {},
}


def judge(response, in_response_to):
    # What cannot be decrypted is refused by an exception, and already by the constructor.
    try:
        parsed_response = OneLogin_Saml2_Response(settings, response)
        if parsed_response.is_valid(request, in_response_to):
            return {"nameId": parsed_response.get_nameid()}
        return {"reason": parsed_response.get_error()}
    except Exception as error:
        return {"reason": f"{type(error).__name__}: {error}"}


for line in sys.stdin:
    question = json.loads(line)
    if "metadata" in question:
        metadata = published.get_sp_metadata()
        answer = {"metadata": metadata if isinstance(metadata, str) else metadata.decode()}
    elif "login" in question:
        answer = {"url": OneLogin_Saml2_Auth(request, settings).login(return_to=question["login"])}
    else:
        answer = judge(question["response"], question["inResponseTo"])
    print(json.dumps(answer), flush=True)
