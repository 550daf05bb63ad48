import { AppError } from "./errors.js";

/** Without an argument the app as it is, to be used by hand; with `--headless` a walk that needs nobody. */
async function main(): Promise<void> {
  const [flag, ...rest] = process.argv.slice(2);
  if (flag === undefined) {
    await import("./main.js");
  } else if (flag === "--headless" && rest.length === 0) {
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1)); // which ends the app, too
    const { runHeadlessDemo } = await import("./walk/headless-demo.js");
    process.exitCode = (await runHeadlessDemo()) ? 0 : 1;
  } else {
    throw new AppError("command-invalid", "Usage: npm run demo [-- [--headless] [--domain-controller]]");
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error);
  process.exit(1);
});
