// Package look knows the colours of a hub, light and dark, and draws in them what a
// build draws: icons, drawings, share pictures.
//
//	colour.go   sRGB, OKLCH, contrast
//	palette.go  the tokens of the style sheet, and those that follow from hub.yaml
//	presets.go  ready-made looks
//	check.go    which colours stand on which, and what passes where one does not
//	files.go    styles, fonts, logo and drawings as the site has them
//	path.go     paths of SVG as short lines
//	icons.go    favicon and the icon of phones
//	share.go    pictures for those who pass a page on
//
// The style sheet's tokens.css is where colours stand: the built-in one, or a hub's
// own. What hub.yaml says under look replaces some of them, and the rest follows:
// dark colours have the same hue at the lightness that the built-in dark ones have.
package look
