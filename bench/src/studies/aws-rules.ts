import {
  buildPersonalProfile,
  checkAttributeProfile,
  decideRoleAssumption,
  parsePolicyDocument,
  parseRelayState,
} from "@idpkit/workspaces";

import type { Study } from "../frame/study.js";

/** What AWS's rules cost at each sign-in, beside a signature. */
export const awsRules: Study = {
  name: "aws-rules",
  title: "check what AWS would refuse, aimed at less than 20 µs each",
  run() {
    const profile = buildPersonalProfile(account, role);
    const trustPolicy = parsePolicyDocument(trustPolicyJson);
    const work: readonly (readonly [string, () => unknown])[] = [
      ["parse a relay state", () => parseRelayState(relayState)],
      ["build the attributes of a person", () => buildPersonalProfile(account, role)],
      ["check the attributes of somebody else's", () => checkAttributeProfile("personal", profile)],
      ["decide by a trust policy", () => decideRoleAssumption(trustPolicy, assumption)],
    ];
    return Promise.resolve({ columns: ["µs"], rows: work.map(([name, run]) => [name, fastest(run)] as const) });
  },
};

/** The best of 20 batches, in microseconds. */
function fastest(run: () => unknown): number {
  const batches = Array.from({ length: 20 }, () => {
    const start = process.hrtime.bigint();
    for (let count = 0; count < batchSize; count++) run();
    return Number(process.hrtime.bigint() - start) / 1000 / batchSize;
  });
  return Math.min(...batches);
}

const batchSize = 2000;

const relayState =
  "https://workspaces.euc-sso.us-gov-east-1.amazonaws-us-gov.com/sso-idp?registrationCode=WSpdx+ABC12D";

const account = {
  sAMAccountName: "alice",
  userPrincipalName: "alice@corp.example.com",
  mail: "alice@example.com",
  objectSid: "S-1-5-21-1864522095-575585544-30601353-1102",
};

const role = {
  roleArn: "arn:aws:iam::111122223333:role/WorkSpaces",
  providerArn: "arn:aws:iam::111122223333:saml-provider/idp",
  sessionDurationSeconds: 8 * 3600,
};

const trustPolicyJson = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Federated: role.providerArn },
      Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
      Condition: {
        StringEquals: { "SAML:sub_type": "persistent" },
        StringLike: { "SAML:aud": "https://*signin.aws.amazon.com/saml*" },
      },
    },
  ],
};

const assumption = {
  federatedPrincipal: role.providerArn,
  context: {
    "SAML:aud": ["https://signin.aws.amazon.com/saml"],
    "SAML:sub_type": ["persistent"],
    "aws:RequestTag/Email": [account.mail],
  },
};
