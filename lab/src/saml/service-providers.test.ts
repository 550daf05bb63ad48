import { describeProviders } from "./describe-providers.js";
import { idpkit } from "./providers/idpkit/idpkit.js";
import { nodeSaml } from "./providers/node-saml/node-saml.js";
import { python3Saml } from "./providers/python3-saml/python3-saml.js";
import { samlsign } from "./providers/samlsign/samlsign.js";
import { shibboleth } from "./providers/shibboleth/shibboleth.js";
import { simpleSamlPhp } from "./providers/simplesamlphp/simplesamlphp.js";
import { xmlsec1 } from "./providers/xmlsec1/xmlsec1.js";

describeProviders([idpkit, shibboleth, samlsign, python3Saml, xmlsec1, simpleSamlPhp, nodeSaml]);
