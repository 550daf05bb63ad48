// `npm run check`: everything CI runs. The demo must open the desktop, and the tests must pass with every lab there.
import { run } from "./steps.mjs";

const env = { IDPKIT_REQUIRE_LABS: "1" };
const demo = await run("npm", ["run", "--silent", "demo", "--", "--headless"], { env, show: true });
const test = await run("npm", ["test", "--silent"], { env, show: true });
process.exitCode = demo.status === 0 && test.status === 0 ? 0 : 1;
