package generator

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"peerhub/generator/diag"
	"peerhub/generator/image"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// pictures are the files of a hub's content, with those that are made of pictures. What was made is kept
// in a folder of the hub (pictureStore) under the hash of the picture that it was made of, so each is made once. It is
// safe for use by several goroutines.
type pictures struct {
	bare
	ctx   context.Context // of the run, for books, which read files without one
	store *pictureStore
	kept  *kept
	met   sync.Map // file → func() *keptPicture, once in a run
}

func picturesOf(ctx context.Context, hub string, kept *kept) *pictures {
	return &pictures{bare: bare{within(hub)}, ctx: ctx, store: newPictureStore(hub), kept: kept}
}

// keptPicture is what is known of a picture. It has no points.
type keptPicture struct {
	size  int64
	when  time.Time
	read  time.Time
	sum   sum
	is    image.Picture // without its bytes
	err   error
	sizes []image.Size // that are made of it
	other image.Size
}

// all are the sizes that are made of it. That of a WebP for old browsers is one of the others.
func (k *keptPicture) all() []image.Size {
	if slices.Contains(k.sizes, k.other) {
		return k.sizes
	}
	return append(slices.Clone(k.sizes), k.other)
}

// heavy bounds what decoding takes at a time, in all hubs of the program.
var heavy = semaphore.NewWeighted(image.Most)

// know reads what is known of a picture, if it was changed since the last look.
func (p *pictures) know(file string) *keptPicture {
	once, _ := p.met.LoadOrStore(file, sync.OnceValue(func() *keptPicture { return p.read(file) }))
	return once.(func() *keptPicture)()
}

func (p *pictures) read(file string) *keptPicture {
	info, err := fs.Stat(p.within, file)
	if err != nil {
		return &keptPicture{err: err}
	}
	if was, ok := p.kept.pictures.Load(file); ok {
		k := was.(*keptPicture)
		if k.size == info.Size() && k.when.Equal(info.ModTime()) && k.read.Sub(k.when) > settling {
			return k
		}
	}
	k := &keptPicture{size: info.Size(), when: info.ModTime(), read: time.Now()}
	data, err := fs.ReadFile(p.within, file)
	if err != nil {
		k.err = err
		return k
	}
	k.sum = sha256.Sum256(data)
	k.is, k.err = image.Read(file, data)
	k.sizes, k.other = k.is.Sizes()
	k.is = k.is.Known()
	if !p.kept.once {
		p.kept.pictures.Store(file, k)
	}
	return k
}

// Picture implements render.Files.
func (p *pictures) Picture(file string) (model.Picture, bool) {
	k := p.know(file)
	if k.err != nil {
		return model.Picture{}, false
	}
	out := model.Picture{Width: k.is.Width, Height: k.is.Height, Address: route.Content(file)}
	if !k.is.Made {
		return out, true
	}
	for _, s := range k.sizes {
		out.Sizes = append(out.Sizes, model.Sized{Address: route.Picture(file, s.Width, s.Ext), Width: s.Width})
	}
	out.Address = route.Picture(file, k.other.Width, k.other.Ext)
	return out, true
}

// ReadFile reads a file as books have it: of a picture, the one that every program shows.
func (p *pictures) ReadFile(file string) ([]byte, error) {
	if !slices.Contains(pictureKinds, strings.ToLower(path.Ext(file))) {
		return p.bare.ReadFile(file)
	}
	if k := p.know(file); k.err == nil && k.is.Made {
		out, err := p.make(p.ctx, file, k, []image.Size{k.other})
		if err != nil {
			return nil, err
		}
		return out[0], nil
	}
	return p.bare.ReadFile(file)
}

// one is a picture that is made of another; nil if none of this size is.
func (p *pictures) one(ctx context.Context, file string, width int, ext string) ([]byte, error) {
	k := p.know(file)
	if k.err != nil || !k.is.Made {
		return nil, k.err
	}
	for _, s := range k.all() {
		if s.Width == width && s.Ext == ext {
			out, err := p.make(ctx, file, k, []image.Size{s})
			if err != nil {
				return nil, err
			}
			return out[0], nil
		}
	}
	return nil, nil
}

// write writes what is made of a picture that pages show, and reports whether anything is. For a preview, which
// makes a picture when somebody looks at it, it is enough that all of it could be.
func (p *pictures) write(ctx context.Context, file string, used use, rehearsed bool, write func(string, []byte) error) (bool, []diag.Finding, error) {
	if !used.shown {
		return false, nil, nil
	}
	k := p.know(file)
	if errors.Is(k.err, image.ErrLarge) {
		return true, []diag.Finding{{Code: diag.FileTooLarge, Severity: diag.Error, File: file,
			Message:    diag.Say("This picture has %d × %d points. That is more than can be made smaller here.", k.is.Width, k.is.Height),
			Suggestion: "Open it in a picture program, make it 3000 points wide, and save it again."}}, nil
	}
	if k.err != nil || !k.is.Made {
		return false, nil, nil // asPublished says why
	}
	sizes := k.all()
	var out [][]byte
	var err error
	if rehearsed {
		out, err = make([][]byte, len(sizes)), p.sound(ctx, file, k)
	} else {
		out, err = p.make(ctx, file, k, sizes)
	}
	if errors.Is(err, image.ErrUnreadable) {
		return true, []diag.Finding{{Code: diag.FileUnreadable, Severity: diag.Error, File: file,
			Message:    "This picture is damaged: a part of it is missing, so it cannot be shown.",
			Suggestion: "Copy it here once more from where it came from, or open it in a picture program and save it again."}}, nil
	}
	for i, s := range sizes {
		if err == nil {
			err = write(route.Picture(file, s.Width, s.Ext), out[i])
		}
	}
	return true, nil, err
}

// make makes pictures of some sizes, or takes those that are kept.
func (p *pictures) make(ctx context.Context, file string, k *keptPicture, sizes []image.Size) ([][]byte, error) {
	out := make([][]byte, len(sizes))
	var missing []image.Size
	var places []int
	for i, s := range sizes {
		if out[i] = p.store.get(k.sum, s); !s.Is(out[i]) {
			missing, places = append(missing, s), append(places, i)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	made, same, err := decoded(ctx, p, file, k, func(is image.Picture) ([][]byte, error) { return is.Make(missing) })
	if err != nil {
		return nil, err
	}
	for i, data := range made {
		if out[places[i]] = data; same {
			p.store.put(k.sum, missing[i], data)
		}
	}
	return out, nil
}

// sound reports by its error whether a picture can be decoded to its end. That it can is kept, too.
func (p *pictures) sound(ctx context.Context, file string, k *keptPicture) error {
	if p.store.has(k.sum, k.other) || p.store.has(k.sum, image.Size{}) {
		return nil
	}
	_, same, err := decoded(ctx, p, file, k, func(is image.Picture) (struct{}, error) {
		if !is.Sound() {
			return struct{}{}, image.ErrUnreadable
		}
		return struct{}{}, nil
	})
	if err == nil && same {
		p.store.put(k.sum, image.Size{}, nil)
	}
	return err
}

// decoded does something that decodes a picture, when there is memory for it. A file that has changed meanwhile is
// taken as it is now, and is not the same.
func decoded[T any](ctx context.Context, p *pictures, file string, k *keptPicture, do func(image.Picture) (T, error)) (out T, same bool, err error) {
	cost := int64(k.is.Cost)
	if err := heavy.Acquire(ctx, cost); err != nil {
		return out, false, err
	}
	defer heavy.Release(cost)
	data, err := fs.ReadFile(p.within, file)
	if err != nil {
		return out, false, err
	}
	is, err := image.Read(file, data)
	if err != nil {
		return out, false, err
	}
	out, err = do(is)
	return out, sha256.Sum256(data) == k.sum, err
}
