package parse

// provenance notes where the licence and the rights profile stand, for package
// rights, which knows whether they may be. A text of the hub's own has no
// provenance.
func (r *reader) provenance() {
	license, p := r.m.Value("license"), r.page
	of := p.Provenance
	of.LicenseAt, of.ProfileAt = license.Pos(), r.m.Value("rights_profile").Pos()
	if of.Attribution == nil && len(of.Works()) == 0 && of.Permission == nil && of.Profile == "" && license.IsZero() {
		p.Provenance = nil
	}
}
