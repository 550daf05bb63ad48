import { reasonAgainstDomains } from "../tree/debian-tree.js";
import { createDomainService } from "./domain-service.js";
import { serveDomain } from "./serve-domain.js";

// A domain controller for another program, which starts this one, reads one line of JSON with the URL from it, and ends it by
// closing its input. The token comes by the environment, where no other user of the machine sees it.
const token = process.env["DOMAIN_CONTROLLER_TOKEN"] ?? "";
const reason = reasonAgainstDomains() ?? (token === "" ? "DOMAIN_CONTROLLER_TOKEN is not set" : undefined);
if (reason === undefined) await serve();
else {
  console.error(`There can be no domain controller here: ${reason}.`);
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const stopped = new Promise((stop) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
    process.stdin.on("close", stop).resume();
  });
  const service = createDomainService();
  const server = await serveDomain(service, token);
  console.log(JSON.stringify({ url: server.url }));
  await stopped;
  server.close();
  await service.stop();
  process.exit(); // the input may still be open
}
