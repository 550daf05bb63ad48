// The server writes UTC; people read their own time.
const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

for (const time of document.querySelectorAll("time")) time.textContent = format.format(new Date(time.dateTime));
