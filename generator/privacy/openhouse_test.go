package privacy

import "testing"

// TestOpenHouses: a house in which nobody lives is told from one in which somebody may, and from streets.
func TestOpenHouses(t *testing.T) {
	for _, venue := range []string{"St Mark's Hall", "Town library", "Village Hall, Church Road", "The Hub", "Salle Jeanne d'Arc", "Centro Cívico Delicias",
		"Bürgerhaus", "Médiathèque du Bachut", "Parish Centre (first floor)", "المركز الثقافي", "مكتبة المدينة", "Otley Road - Scout Hall", "Café"} {
		if !IsOpenHouse(venue) {
			t.Errorf("%q is a house for everybody", venue)
		}
	}
	for _, venue := range []string{"", "12 Church Road", "Library Cottage", "Rose House", "rue de l'Église", "Hall Farm", "At Sue's house", "Sue's house, next to the library",
		"calle de la Iglesia 4", "Flat 3, School House", "3 Chapel Close", "بيت أم أحمد", "Kirchstraße 4", "Centre Street 12"} {
		if IsOpenHouse(venue) {
			t.Errorf("%q may be a home", venue)
		}
	}
}
