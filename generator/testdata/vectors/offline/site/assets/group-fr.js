"suite"
