import { html } from "hono/html";

import type { WalkStep } from "../walk/walk.js";
import { outcomeIcons } from "./icons.js";
import type { Html } from "./layout.js";
import { stepAnchor } from "./way-steps.js";

/** The refusal in short: what the person would read on their screen, and what the operator does about it. */
export function refusal(step: WalkStep, { number, count }: { number: number; count: number }): Html {
  return html`<section class="screen refused" aria-labelledby="refused">
    <div class="wallpaper">
      <div class="welcome">
        <p class="avatar" aria-hidden="true">${outcomeIcons.fail}</p>
        <h1 id="refused">The desktop did not open</h1>
        <p class="lead">
          Refused at
          <a href="#${stepAnchor(step)}">step ${number} of ${count}</a>${step.code && html`: <code>${step.code}</code>`}
        </p>
        <figure class="quote">
          <figcaption>What AWS or the domain controller says</figcaption>
          <blockquote><p>${step.says}</p></blockquote>
        </figure>
        <dl class="facts">
          <div class="wide">
            <dt>What was seen</dt>
            <dd>${step.evidence}</dd>
          </div>
          <div class="wide">
            <dt>How to mend it</dt>
            <dd>${step.remedy}</dd>
          </div>
        </dl>
      </div>
    </div>
  </section>`;
}
