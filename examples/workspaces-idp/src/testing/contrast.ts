import type { Page } from "playwright-core";

/** Finds text that is too faint by day or by night: WCAG 2.2 AA, 4.5:1, and 3:1 for large text. */
export async function findFaintText(page: Page): Promise<readonly string[]> {
  const faint: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const { text, ratio, required } of await page.evaluate(measureContrast))
      if (ratio < required) faint.push(`${colorScheme}: «${text}» has ${ratio.toFixed(2)}:1`);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return faint;
}

/** Runs in the page. Leaves out what has no solid background, cannot be seen, or is disabled. */
function measureContrast(): { text: string; ratio: number; required: number }[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  // Whatever CSS calls it, a pixel of it is sRGB.
  const readColour = (css: string): Colour => {
    if (!canvas) throw new Error("no canvas");
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const blend = ([red, green, blue, alpha]: Colour, below: Colour): Colour => {
    const mix = (upper: number, lower: number) => upper * alpha + lower * (1 - alpha);
    return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1];
  };
  const luminance = ([red, green, blue]: Colour): number => {
    const linear = (value: number) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const backgroundOf = (element: Element | null): Colour | undefined => {
    if (!element) return undefined;
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    if (backgroundImage !== "none") return undefined;
    const colour = readColour(backgroundColor);
    if (colour[3] === 1) return colour;
    const below = backgroundOf(element.parentElement);
    return below && blend(colour, below);
  };
  const opacityOf = (element: Element | null): number =>
    element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1;
  const isSeen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
  };

  return [...document.body.querySelectorAll("*:not(:disabled, :disabled *)")].flatMap((element) => {
    const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const text = texts
      .map(({ textContent }) => textContent?.trim())
      .join(" ")
      .trim();
    const background = backgroundOf(element);
    if (text === "" || !background || !isSeen(element)) return [];
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const [red, green, blue, alpha] = readColour(color);
    const written = blend([red, green, blue, alpha * opacityOf(element)], background);
    const [darker = 0, lighter = 0] = [luminance(written), luminance(background)].sort((a, b) => a - b);
    const size = parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    return [{ text: text.slice(0, 40), ratio: (lighter + 0.05) / (darker + 0.05), required: isLarge ? 3 : 4.5 }];
  });
}
