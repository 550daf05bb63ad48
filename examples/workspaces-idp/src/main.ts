import { type AskDomainController, createTwinHandler } from "@idpkit/aws-twin";
import { type AccessPolicy, createIdentityProvider, createMemoryRateLimiter, type IdentityProvider } from "@idpkit/idp";
import { type CertificateAuthority, createCertificateIssuer } from "@idpkit/private-ca";

import { createAuditLog } from "./database/audit-log.js";
import { createCredentialStore } from "./database/credential-store.js";
import { createOneTimeStore } from "./database/one-time-store.js";
import { openDatabase } from "./database/open-database.js";
import { createSessionStore } from "./database/session-store.js";
import type { SqlDatabase } from "./database/sql-database.js";
import { sweepExpired } from "./database/sweep.js";
import { joinDomain } from "./domain-controller/join-domain.js";
import { AppError } from "./errors.js";
import { listen } from "./http-server.js";
import { openAssertionSigner, openTwinAuthority } from "./keys.js";
import { readSettings, type Settings } from "./settings.js";
import { formatStartReport, type Person } from "./terminal.js";
import type { User } from "./users/parse-users.js";
import { createDirectory, createTwinAccounts, type People, readUsers } from "./users/users-file.js";

async function main(): Promise<void> {
  const [command, ...names] = process.argv.slice(2);
  if (command !== undefined && (command !== "enrol" || names.length !== 1))
    throw new AppError("command-invalid", usage);
  const settings = readSettings(process.env);
  const users = await readUsers(settings.usersFile); // a mistake in there is better seen now than at the first sign-in
  const newcomer = names[0] === undefined ? undefined : findEnabled(users, names[0]);

  console.error("Opening the database; the first time takes about ten seconds …");
  const database = await openDatabase(settings.dataFolder, settings.databaseUrl);
  try {
    if (newcomer === undefined) await serve(settings, database);
    else await enrol(newcomer, settings, database);
  } finally {
    await database.close();
  }
}

function findEnabled(users: readonly User[], name: string): User {
  const user = users.find(({ sAMAccountName }) => sAMAccountName.toLowerCase() === name.toLowerCase());
  if (!user?.enabled) throw new AppError("account-unknown", "The users file has no enabled account of this name.");
  return user;
}

/** Runs the identity provider and, in the place of AWS and Active Directory, their twin, until a signal comes. */
async function serve(settings: Settings, database: SqlDatabase): Promise<void> {
  const clientAddresses = new WeakMap<Request, string>();
  const clientAddress = (request: Request) => clientAddresses.get(request) ?? "unknown";
  const authority = await openTwinAuthority(database, new Date());
  const file: People = () => readUsers(settings.usersFile);
  const domain = settings.domainController && (await joinDomain(settings.domainController, authority, file));
  const people = domain?.people ?? file;
  const identityProvider = await openIdentityProvider(settings, database, { people, clientAddress });
  const twin = openTwin(settings, identityProvider, {
    people,
    authority,
    ...(domain && { domainController: domain.ask }),
  });

  const servers = [
    await listen(settings.port, "PORT", (request, address) => {
      clientAddresses.set(request, address);
      return identityProvider.fetch(request);
    }),
    await listen(settings.twinPort, "TWIN_PORT", (request) => twin(request)),
  ];
  const sweeping = setInterval(() => {
    sweepExpired(database, new Date()).catch((error: unknown) => {
      console.error("Expired rows could not be swept:", error);
    });
  }, 60_000);

  const persons = await listPeople(await people(), database, identityProvider);
  const launchUrl = `${identityProvider.userAccessUrl}?RelayState=${encodeURIComponent(aws.relayState)}`;
  console.log(formatStartReport({ settings, people: persons, launchUrl, ...(domain && { domain: domain.name }) }));

  await new Promise((stop) => process.on("SIGINT", stop).on("SIGTERM", stop));
  console.log("Stopping …");
  clearInterval(sweeping);
  await Promise.all(servers.map((server) => server.close()));
}

/** Prints one enrolment link, e.g. for a person whose device is lost. */
async function enrol({ objectGUID }: User, settings: Settings, database: SqlDatabase): Promise<void> {
  const people = () => readUsers(settings.usersFile);
  const identityProvider = await openIdentityProvider(settings, database, { people, clientAddress: () => "terminal" });
  const { url } = await identityProvider.createEnrolmentLink(objectGUID);
  console.log(url);
}

/** The identity provider with every role filled. */
async function openIdentityProvider(
  settings: Settings,
  database: SqlDatabase,
  { people, clientAddress }: { people: People; clientAddress: (request: Request) => string },
): Promise<IdentityProvider> {
  return createIdentityProvider(
    {
      name: "Example Corp",
      origin: settings.origin,
      rpId: "localhost",
      policy: "deviceBound",
      workspaces: { ...aws, acs: `${settings.twinOrigin}/saml` },
      clientAddress,
    },
    {
      directory: createDirectory(people),
      credentials: createCredentialStore(database),
      oneTime: createOneTimeStore(database),
      sessions: createSessionStore(database),
      signer: await openAssertionSigner(database, new Date()),
      access: membersOnly,
      audit: createAuditLog(database),
      rateLimiter: createMemoryRateLimiter({ capacity: 100, refillPerMinute: 300, maxKeys: 10_000 }),
      clock: () => new Date(),
      onError: (error, requestId) => {
        console.error(`Request ${requestId} failed:`, error);
      },
    },
  );
}

/** AWS sign-in, WorkSpaces, AWS Private CA and, unless a real one is there, a domain controller. They know the same people. */
function openTwin(
  { twinOrigin }: Settings,
  identityProvider: IdentityProvider,
  { people, authority, ...domain }: TwinParts,
): (request: Request) => Promise<Response> {
  return createTwinHandler(
    {
      acs: `${twinOrigin}/saml`,
      audience: aws.audience,
      samlProvider: { arn: aws.role.providerArn, metadata: identityProvider.metadata() },
      role: {
        arn: aws.role.roleArn,
        trustPolicy: trustPolicy(`${twinOrigin}/saml`),
        permissionPolicies: [streamPolicy],
        maximumSessionSeconds: 12 * 3600,
      },
      directory: {
        id: "d-9067012345",
        region: "eu-central-1",
        registrationCode: "WSfra+ABC123",
        state: "REGISTERED",
        samlProperties: { Status: "ENABLED", UserAccessUrl: identityProvider.userAccessUrl },
        certificateBasedAuthProperties: { Status: "ENABLED", CertificateAuthorityArn: aws.certificateAuthorityArn },
        accounts: createTwinAccounts(people),
      },
      issuer: createCertificateIssuer(authority, { lifetimeSeconds: 24 * 3600 }), // as long as WorkSpaces caches one
      trust: { trustAnchors: authority.chain.slice(-1), ntAuth: [authority.certificate] },
      ...domain,
    },
    {
      clock: () => new Date(),
      elapsed: () => performance.now(),
      onError: (error) => {
        console.error("The twin failed:", error);
      },
    },
  );
}

/** What stands behind the twin. */
interface TwinParts {
  readonly people: People;
  readonly authority: CertificateAuthority;
  readonly domainController?: AskDomainController;
}

/** The first people who may sign in, with an enrolment link for those who have no passkey yet. */
async function listPeople(
  people: readonly User[],
  database: SqlDatabase,
  identityProvider: IdentityProvider,
): Promise<readonly Person[]> {
  const users = people.filter(({ enabled }) => enabled).slice(0, 20);
  const credentials = createCredentialStore(database);
  return Promise.all(
    users.map(async ({ objectGUID, sAMAccountName }) => {
      const passkeys = (await credentials.list(objectGUID)).length;
      const link = passkeys === 0 ? await identityProvider.createEnrolmentLink(objectGUID) : undefined;
      return { sAMAccountName, passkeys, ...(link && { enrolmentLink: link.url }) };
    }),
  );
}

/** Only members of this group of the directory get in. */
const membersOnly: AccessPolicy = {
  decide: ({ account }) =>
    Promise.resolve(
      account.groups.includes("WorkSpaces Users")
        ? { outcome: "allow" }
        : { outcome: "deny", reason: "not-in-workspaces-users" },
    ),
};

/** What AWS would have been told: see the guides for IAM SAML providers and for WorkSpaces. */
const aws = {
  audience: "urn:amazon:webservices",
  role: {
    roleArn: "arn:aws:iam::111122223333:role/WorkSpaces",
    providerArn: "arn:aws:iam::111122223333:saml-provider/ExampleCorp",
    sessionDurationSeconds: 8 * 3600,
  },
  certificateAuthorityArn:
    "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566",
  relayState: "https://workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp?registrationCode=WSfra%2BABC123",
};

/** The role's trust policy: who may assume it, and at which endpoint. On AWS that is https://*signin.aws.amazon.com/saml*. */
function trustPolicy(endpoint: string): object {
  return {
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Federated: aws.role.providerArn },
      Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
      Condition: { StringEquals: { "SAML:aud": endpoint, "SAML:sub_type": "persistent" } },
    },
  };
}

/** The role's permission: each person streams from their own desktop. */
const streamPolicy = {
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Action: "workspaces:Stream",
    Resource: "arn:aws:workspaces:eu-central-1:111122223333:directory/d-9067012345",
    Condition: { StringEquals: { "workspaces:userId": "${saml:sub}" } },
  },
};

const usage = `Usage:
  npm start                    starts the identity provider and the twin
  npm start -- enrol ACCOUNT   prints an enrolment link, e.g. for somebody whose device is lost`;

main().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error);
  process.exit(1);
});
