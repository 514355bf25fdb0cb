package serve

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

// portsTried is how many ports after the wanted one are tried.
const portsTried = 50

// windowsInUse is WSAEADDRINUSE, which Windows gives instead of EADDRINUSE.
const windowsInUse = syscall.Errno(10048)

// listen opens the port, or the next free one, and then says so.
func listen(addr string, port int) (listener net.Listener, note string, err error) {
	if port < 0 || port > 65535 {
		return nil, "", fmt.Errorf("there is no port %d: choose one from 1024 to 65535", port)
	}
	for try := port; try <= min(port+portsTried, 65535); try++ {
		listener, err = net.Listen("tcp", net.JoinHostPort(addr, strconv.Itoa(try)))
		if err == nil {
			if try != port {
				note = fmt.Sprintf("Port %d is in use by another program, perhaps another preview. This one is at "+
					"port %d.", port, try)
			}
			return listener, note, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) && !errors.Is(err, windowsInUse) {
			break
		}
	}
	switch {
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, windowsInUse):
		return nil, "", fmt.Errorf("port %d and the %d after it are in use: choose another with --port", port,
			portsTried)
	case errors.Is(err, syscall.EACCES):
		return nil, "", fmt.Errorf("port %d is kept for the system: choose one from 1024 up with --port", port)
	}
	return nil, "", fmt.Errorf("cannot listen on %s: %w", net.JoinHostPort(addr, strconv.Itoa(port)), err)
}

// shown returns the host and port to put into a browser.
func shown(addr string, at net.Addr) string {
	_, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return at.String()
	}
	if ip := net.ParseIP(addr); ip != nil && ip.IsUnspecified() {
		addr = "localhost" // 0.0.0.0 is every address, and none that a browser takes
	}
	return net.JoinHostPort(addr, port)
}
