export { parseOrderNumber, type OrderNumber } from "./order-number.js";
export { NameError, type NameErrorCode } from "./errors.js";
