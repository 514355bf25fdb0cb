"client"
