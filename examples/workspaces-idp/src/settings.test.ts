import { describe, expect, it } from "vitest";

import { readSettings } from "./settings.js";

describe("readSettings", () => {
  it("has a default for everything but the database server", () => {
    const settings = readSettings({ PORT: "", DATABASE_URL: "" });
    expect(settings).toEqual({
      port: 4000,
      twinPort: 4001,
      origin: "http://localhost:4000",
      twinOrigin: "http://localhost:4001",
      dataFolder: expect.stringMatching(/workspaces-idp\/\.data$/) as string,
      usersFile: expect.stringMatching(/workspaces-idp\/users\.json$/) as string,
    });
  });

  it("takes every variable", () => {
    const databaseUrl = "postgres://idp:secret@db.example.com/idp";
    expect(
      readSettings({ PORT: "1", TWIN_PORT: "65535", DATA_DIR: "/d", USERS_FILE: "/u.json", DATABASE_URL: databaseUrl }),
    ).toMatchObject({ port: 1, twinPort: 65535, dataFolder: "/d", usersFile: "/u.json", databaseUrl });
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "4000x"],
    ["PORT", "-1"],
    ["PORT", "4e3"],
    ["TWIN_PORT", " 4001"],
    ["TWIN_PORT", "4000"],
    ["DATABASE_URL", "mysql://db/idp"],
    ["DATABASE_URL", "postgres://["],
    ["DOMAIN_CONTROLLER_URL", "http://dc.example.com:4002"],
    ["DOMAIN_CONTROLLER_URL", "https://127.0.0.1:4002"],
    ["DOMAIN_CONTROLLER_URL", "http://127.0.0.1:99999"],
  ])("refuses %s=%j and names the variable", (name, value) => {
    expect(() => readSettings({ DOMAIN_CONTROLLER_TOKEN: "secret", [name]: value })).toThrow(
      expect.objectContaining({ code: "setting-invalid", message: expect.stringContaining(name) as string }) as Error,
    );
  });

  it("takes a domain controller with its token only", () => {
    const url = "http://127.0.0.1:4002";
    const environment = { DOMAIN_CONTROLLER_URL: url, DOMAIN_CONTROLLER_TOKEN: "secret" };
    expect(readSettings(environment).domainController).toEqual({ url, token: "secret" });
    expect(() => readSettings({ ...environment, DOMAIN_CONTROLLER_TOKEN: "" })).toThrow(
      expect.objectContaining({ code: "setting-invalid" }) as Error,
    );
  });

  it("keeps the password of DATABASE_URL out of the message", () => {
    expect(() => readSettings({ DATABASE_URL: "postgres://idp:hunter2@[" })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("hunter2") as string }) as Error,
    );
  });
});
