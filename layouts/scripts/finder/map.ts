// The link to the map of what the finder shows: of all groups, or of one country
// that has a map. What else is asked no map shows, so there is no link then.
import { isSet, without, type Question } from "./choose";

export class MapLink {
  private readonly link = document.querySelector<HTMLAnchorElement>("[data-maps]");
  private readonly all = this.link?.href;
  private readonly countries = this.link?.dataset.maps!.split(" ");

  show(q: Question): void {
    if (!this.link) return;
    const place = q.keys.place ?? [];
    const country = place.length === 1 && this.countries!.includes(place[0]) && !isSet(without(q, "place"));
    this.link.hidden = isSet(q) && !country;
    this.link.href = country ? `${this.all}${place[0]}/` : this.all!;
  }
}
