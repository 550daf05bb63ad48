import { html } from "hono/html";

import type { RememberedWalk } from "../handler/walk-memory.js";
import type { Walk } from "../walk/walk.js";
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
  return layout({
    title: walk.desktop ? `${walk.desktop.displayName}'s desktop` : `Refused at step ${failed + 1}`,
    main: html`${walk.desktop && desktopWindow(walk.desktop, at)}${failedStep && refusal(failedStep, { number: failed + 1, count: walk.steps.length })}
      <section class="way" aria-labelledby="way">
        <div class="way-head">
          <h2 id="way">The way</h2>
          <p>
            ${summary(walk)}, on
            <time datetime="${at.toISOString()}">${formatMoment(at)}</time>.
          </p>
        </div>
        ${wayPicture(stations)} ${waySteps(stations)}
      </section>`,
  });
}

/** `18 of 19 steps passed, 1 with a warning, in 38 ms`. */
function summary({ steps }: Walk): string {
  const number = (outcome: "pass" | "warn") => steps.filter((step) => step.outcome === outcome).length;
  const warned = number("warn");
  const total = formatMilliseconds(steps.reduce((sum, step) => sum + step.milliseconds, 0));
  return [
    `${number("pass") + warned} of ${steps.length} steps passed`,
    ...(warned === 0 ? [] : [`, ${warned} with a warning,`]),
    ...(total === "" ? [] : [` in ${total}`]),
  ].join("");
}
