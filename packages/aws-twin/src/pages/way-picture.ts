import { html } from "hono/html";

import { outcomeIcons, stationIcons } from "./icons.js";
import type { Html } from "./layout.js";
import type { Station } from "./stations.js";
import { outcomeWords } from "./words.js";

/** The way at a glance, as one picture with one text alternative; the list below has the same in words. */
export function wayPicture(stations: readonly Station[]): Html {
  return html`<div class="picture" role="img" aria-label="${describe(stations)}">
    ${stations.map(
      (station) =>
        html`<div class="station ${station.outcome}">
          <span class="disc">${stationIcons[station.id]}</span
          ><span class="badge">${outcomeIcons[station.outcome]}</span>
          <span class="name">${station.name}</span>
        </div>`,
    )}
  </div>`;
}

function describe(stations: readonly Station[]): string {
  const parts = stations.map(({ name, outcome }) => `${name}: ${outcomeWords[outcome].toLowerCase()}`);
  return `The way from passkey to desktop. ${parts.join("; ")}.`;
}
