// Whom to call, for the search box. It is a file of its own, which comes when the reader
// turns to the box, as do the words of crisis.
export { card, dial, likeliest, needOf, peopleFirst } from "./help/card";
export { all, load } from "./help/crisis";
