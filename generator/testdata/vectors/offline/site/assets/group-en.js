"next"
