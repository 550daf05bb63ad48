import base from "./base.css?raw";
import desktop from "./desktop.css?raw";
import wayPicture from "./way-picture.css?raw";
import waySteps from "./way-steps.css?raw";

/** The one style sheet of all pages. */
export const styles = [base, desktop, wayPicture, waySteps].join("\n");
