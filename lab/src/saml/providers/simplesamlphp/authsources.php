<?php
// The service provider. Absolute paths, as `certdir` is the root.
$config = [
    'default-sp' => [
        'saml:SP',
        'entityID' => getenv('LAB_ORIGIN') . '/sp',
        'privatekey' => getenv('LAB_KEY'),
        'certificate' => getenv('LAB_CERTIFICATE'),
        'sign.authnrequest' => true,
        'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
        'WantAssertionsSigned' => true,
    ],
];
