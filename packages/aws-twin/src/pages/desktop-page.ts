import { html } from "hono/html";

import type { RememberedWalk } from "../handler/walk-memory.js";
import { desktopWindow } from "./desktop-window.js";
import { layout, type Html } from "./layout.js";
import { refusal } from "./refusal.js";
import { stationsOf } from "./stations.js";
import { wayPicture } from "./way-picture.js";
import { waySteps } from "./way-steps.js";
import { formatMilliseconds, formatMoment } from "./words.js";

/** The page a walk ends on: the desktop or the refusal, and below it the way there. */
export function desktopPage({ walk, at }: RememberedWalk): Html {
  const stations = stationsOf(walk);
  const failed = walk.steps.findIndex((step) => step.outcome === "fail");
  const failedStep = walk.steps[failed];
  const passed = walk.steps.filter((step) => step.outcome === "pass").length;
  const total = formatMilliseconds(walk.steps.reduce((sum, step) => sum + step.milliseconds, 0));
  return layout({
    title: walk.desktop ? `${walk.desktop.displayName}'s desktop` : `Refused at step ${failed + 1}`,
    main: html`${walk.desktop && desktopWindow(walk.desktop, at)}${failedStep && refusal(failedStep, { number: failed + 1, count: walk.steps.length })}
      <section class="way" aria-labelledby="way">
        <div class="way-head">
          <h2 id="way">The way</h2>
          <p>
            ${passed} of ${walk.steps.length} steps passed${total && ` in ${total}`}, on
            <time datetime="${at.toISOString()}">${formatMoment(at)}</time>.
          </p>
        </div>
        ${wayPicture(stations)} ${waySteps(stations)}
      </section>`,
  });
}
