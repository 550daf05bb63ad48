<?php
// What PHP's own web server serves: the module's endpoints, a page that demands a login, and one that says who is in.
$home = '/usr/share/simplesamlphp';
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

if (strpos($path, '/module.php') === 0) {
    $_SERVER['PATH_INFO'] = substr($path, strlen('/module.php'));
    $_SERVER['SCRIPT_NAME'] = '/module.php';
    chdir("$home/www");
    require "$home/www/module.php";
    return;
}

require "$home/lib/_autoload.php";
$authentication = new SimpleSAML\Auth\Simple('default-sp');
if ($path === '/login') {
    $authentication->requireAuth(['saml:idp' => $_GET['idp'], 'ReturnTo' => getenv('LAB_ORIGIN') . '/who']);
} elseif ($path === '/who') {
    header('Content-Type: application/json');
    $name = $authentication->isAuthenticated() ? $authentication->getAuthData('saml:sp:NameID')->getValue() : null;
    echo json_encode(['nameId' => $name]);
} else {
    http_response_code(404);
}
