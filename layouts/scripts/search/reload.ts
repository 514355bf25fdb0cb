// Of the search, what cannot be reached is no reason to load the page again: all that has a name that changes is
// the client's to fetch, and it says when something is missing or damaged (search/client/client.ts).
import { renew } from "../parts/renewed";

/** Whether the problem is that the site was built anew. */
export const isRenewed = (problem: unknown): boolean => !(problem instanceof TypeError);

/** Whether the page is being loaded again, since the search and its files do not fit. */
export const fresh = async (problem: unknown, client: string): Promise<boolean> => isRenewed(problem) && renew(client);
