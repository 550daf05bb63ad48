/** A set of AWS accounts and Regions that shares nothing with the others: the second part of every ARN. */
export type Partition = "aws" | "aws-us-gov" | "aws-cn";

/** A page that a table was read from. */
export interface DocumentationPage {
  /** Title of the page, after that of its guide. */
  readonly title: string;
  /** Where it is published. */
  readonly url: string;
}

/** Rows of AWS endpoints, with the pages that they were read from. */
export interface EndpointTable<Row> {
  readonly sources: readonly [DocumentationPage, ...DocumentationPage[]];
  /** Month of reading, `YYYY-MM`. AWS adds Regions without notice: what is missing here may exist. */
  readonly asOf: string;
  readonly rows: readonly Row[];
}
