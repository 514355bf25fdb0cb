// The link to the map of what the finder shows: of all groups, or of one country
// that has a map. What else is asked no map shows, so there is no link then.
import { parts, type Question } from "./choose";

export class MapLink {
  private readonly link = document.querySelector<HTMLAnchorElement>("[data-maps]");
  private readonly all = this.link?.href;
  private readonly countries = this.link?.dataset.maps!.split(" ");

  show(q: Question): void {
    if (!this.link) return;
    const asked = parts(q), place = q.keys.place ?? [];
    const country = asked.length === 1 && place.length === 1 && this.countries!.includes(place[0]);
    this.link.hidden = asked.length > 0 && !country;
    this.link.href = country ? `${this.all}${place[0]}/` : this.all!;
  }
}
