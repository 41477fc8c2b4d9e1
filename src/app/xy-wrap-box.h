// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** XyWrapBox: Its children stand one beside the other, and go on in the next line when it is full.
 */
#define XY_TYPE_WRAP_BOX (xy_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (XyWrapBox, xy_wrap_box, XY, WRAP_BOX, GtkWidget)

GtkWidget *xy_wrap_box_new (void);
void xy_wrap_box_append (XyWrapBox *box, GtkWidget *child);

G_END_DECLS
