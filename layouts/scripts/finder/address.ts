// What a reader asks for stands in the address after "#", which browsers do not
// send. A position that was measured does not: it is never stored.
import { isSet, nothing, type Question } from "./choose";
import { nearest } from "./distance";

export function toAddress(q: Question): string {
  const p = new URLSearchParams();
  for (const name of Object.keys(q.keys).sort()) if (q.keys[name].length) p.set(name, q.keys[name].join(","));
  if (q.near && !q.near.mine) {
    p.set("near", q.near.name);
    p.set("at", [q.near.lat, q.near.lon, q.near.country].join(","));
    if (q.km !== nearest(nothing().km, q.near.country)) p.set("km", String(Math.round(q.km)));
  }
  if (q.text) p.set("text", q.text);
  const hash = p.toString().replaceAll("%2C", ",");
  return isSet(q) && hash ? "#" + hash : "";
}

// fromAddress reads what the page knows, and passes over the rest.
export function fromAddress(hash: string, names: string[]): Question {
  const q = nothing();
  const p = new URLSearchParams(hash.slice(1));
  for (const name of names) {
    const keys = p.get(name)?.split(",").filter(Boolean);
    if (keys?.length) q.keys[name] = keys;
  }
  q.text = p.get("text") ?? "";
  const [lat, lon, country] = (p.get("at") ?? "").split(",");
  const name = p.get("near"), number = /^-?\d+(\.\d+)?$/;
  if (name && number.test(lat) && number.test(lon) && Math.abs(+lat) <= 90 && Math.abs(+lon) <= 180) q.near = { name, lat: +lat, lon: +lon, country };
  const km = nearest(Number(p.get("km")), q.near?.country); // in whole kilometres, also of miles
  q.km = Math.round(km) === Number(p.get("km")) ? km : nearest(q.km, q.near?.country);
  return q;
}
