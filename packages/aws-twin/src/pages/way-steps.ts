import { html } from "hono/html";

import type { WalkStep } from "../walk/walk.js";
import { outcomeIcons, stationIcons } from "./icons.js";
import type { Html } from "./layout.js";
import type { Station } from "./stations.js";
import { formatMilliseconds, outcomeWords } from "./words.js";

/** The way in words: an ordered list of stations, each with its steps. Safari forgets unmarked lists, hence the roles. */
export function waySteps(stations: readonly Station[]): Html {
  return html`<ol class="stations" role="list">
    ${stations.map(
      (station) =>
        html`<li class="card ${station.outcome} ${station.steps.length === 1 && "half"}">
          <div class="card-head">
            <span class="disc">${stationIcons[station.id]}</span>
            <h3>${station.name}</h3>
            <p class="who">${station.who}</p>
            <p class="mark">${outcomeIcons[station.outcome]} ${outcomeWords[station.outcome]}</p>
          </div>
          ${station.steps.length > 0 ? stepList(station.steps) : html`<p class="note">${ends[station.outcome]}</p>`}
        </li>`,
    )}
  </ol>`;
}

/** Where a step is on the page. */
export function stepAnchor(step: WalkStep): string {
  return `step-${step.name}`;
}

function stepList(steps: readonly WalkStep[]): Html {
  return html`<ol class="steps" role="list">
    ${steps.map(
      (step) =>
        html`<li class="step ${step.outcome}" id="${stepAnchor(step)}">
          <span class="dot"
            >${outcomeIcons[step.outcome]}<span class="unseen">${outcomeWords[step.outcome]}:</span></span
          >
          <h4>${step.title}</h4>
          <span class="time">${formatMilliseconds(step.milliseconds)}</span>
          ${step.outcome === "not-reached" ? "" : words(step)}
        </li>`,
    )}
  </ol>`;
}

function words(step: WalkStep): Html {
  return html`<div class="words">
    ${(step.warnings ?? [step]).map(
      ({ says, evidence, remedy }) => html`
        <p class="says">${says}</p>
        ${evidence && html`<p class="evidence">${evidence}</p>`}
        ${remedy && html`<p class="remedy"><strong>How to mend it:</strong> ${remedy}</p>`}
      `,
    )}
  </div>`;
}

/** What there is to say of the two ends of the way, which have no steps. */
const ends: Readonly<Record<Station["outcome"], string>> = {
  told: "The person proved who they are before this page. AWS never sees the passkey: it takes the identity provider's signature for it.",
  pass: "Windows logged the person on with the virtual smart card.",
  warn: "Windows logged the person on with the virtual smart card.",
  skipped: "Nobody looked.",
  "not-reached": "It stays closed.",
  fail: "It stays closed.",
};
