/** A file's text, as the bundler and vitest give it. */
declare module "*?raw" {
  const text: string;
  export default text;
}
