// Package spelling tells how alike two spellings are: which differences make none
// to a reader, and how many slips of the pen lie between two words. Search has it
// for words, and front matter and spreadsheets for names of fields and places. The
// search client has a port of it (search/client/words.ts, plan.ts).
package spelling
