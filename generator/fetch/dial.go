package fetch

import (
	"context"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// DialPublic connects to a machine that everybody can reach. What its name stands for is looked
// at when it is known, and right before the connection: no second answer of a name server
// comes between. Where that is not so, the error is a *Failure that says Private.
func DialPublic(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, _ := net.SplitHostPort(address)
	private := &Failure{Why: Private, Detail: host}
	if at, err := netip.ParseAddr(host); err == nil && !IsPublic(at) {
		return nil, private
	}
	dialer := net.Dialer{Timeout: 20 * time.Second, Control: func(_, to string, _ syscall.RawConn) error {
		if at, err := netip.ParseAddrPort(to); err != nil || !IsPublic(at.Addr()) {
			return private
		}
		return nil
	}}
	return dialer.DialContext(ctx, network, address)
}

// apart are the parts of the address space, beside those that package netip knows, that
// are not of the internet, or that stand for other addresses (IANA's registries of
// special-purpose addresses, RFC 6890).
var apart = prefixes("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10")

func prefixes(all ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(all))
	for n, s := range all {
		out[n] = netip.MustParsePrefix(s)
	}
	return out
}

// IsPublic reports whether everybody can reach an address: it is none of this computer, of a
// network at home or in a company, or of the machines of a cloud.
func IsPublic(a netip.Addr) bool {
	a = a.WithZone("").Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range apart {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
