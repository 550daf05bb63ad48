# What `workerd test` is started with. It takes one module, which the build bundles.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (services = [(name = "smoke", worker = .smoke)]);

const smoke :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "../../dist/runtimes/worker.js")],
  compatibilityDate = "2026-11-01",
);
