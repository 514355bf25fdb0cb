package model

import (
	"bytes"
	"encoding/binary"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Packed is the body with its texts packed: HTML, Text and Blocks say the same words, and
// a build of many pages has all of them from its first stage to its last. A third is left.
func (b Body) Packed() Body {
	if b.packed != nil || b.HTML == "" && b.Text == "" && len(b.Blocks) == 0 {
		return b
	}
	out := packing.Get().(*bytes.Buffer)
	defer packing.Put(out)
	out.Reset()
	text := func(s string) {
		out.Write(binary.AppendUvarint(out.AvailableBuffer(), uint64(len(s))))
		out.WriteString(s)
	}
	text(b.HTML)
	text(b.Text)
	out.Write(binary.AppendUvarint(out.AvailableBuffer(), uint64(len(b.Blocks))))
	rest := b.Text
	for _, block := range b.Blocks {
		// Most blocks are lines of the text. Of these the length is enough.
		after, of := strings.CutPrefix(rest, block)
		if of = of && block != "" && (after == "" || after[0] == '\n'); of {
			out.WriteByte(1)
			out.Write(binary.AppendUvarint(out.AvailableBuffer(), uint64(len(block))))
			rest = strings.TrimPrefix(after, "\n")
			continue
		}
		out.WriteByte(0)
		text(block)
	}
	b.packed = bytes.Clone(zstdEncoder().EncodeAll(out.Bytes(), nil))
	b.HTML, b.Text, b.Blocks = "", "", nil
	return b
}

// Open is the body with its texts, which is b itself when they are not packed.
func (b *Body) Open() *Body {
	if b.packed == nil {
		return b
	}
	data, err := zstdDecoder().DecodeAll(b.packed, nil)
	if err != nil {
		panic(err) // this program packed it
	}
	number := func() int {
		n, size := binary.Uvarint(data)
		data = data[size:]
		return int(n)
	}
	text := func() string {
		n := number()
		s := string(data[:n])
		data = data[n:]
		return s
	}
	open := *b
	open.packed, open.HTML, open.Text = nil, text(), text()
	if n := number(); n > 0 {
		open.Blocks = make([]string, n)
	}
	rest := open.Text
	for i := range open.Blocks {
		line := data[0] == 1
		if data = data[1:]; !line {
			open.Blocks[i] = text()
			continue
		}
		n := number()
		open.Blocks[i], rest = rest[:n], strings.TrimPrefix(rest[n:], "\n")
	}
	return &open
}

// IsEmpty reports whether there is no text.
func (b *Body) IsEmpty() bool { return b.packed == nil && b.HTML == "" }

// packing are buffers for what is being packed.
var packing = sync.Pool{New: func() any { return new(bytes.Buffer) }}

var zstdEncoder = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(false),
		zstd.WithWindowSize(128<<10), zstd.WithLowerEncoderMem(true))
	if err != nil {
		panic(err) // an option is wrong
	}
	return e
})

var zstdDecoder = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderLowmem(true))
	if err != nil {
		panic(err) // an option is wrong
	}
	return d
})
