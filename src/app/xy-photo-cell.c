// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-cell.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"

struct _XyPhotoCell
{
  GtkWidget parent_instance;

  XyPhotoCache *cache;
  int width;
  /* Which has the size of this one while there is nothing in it. */
  GtkWidget *sample;
  XyStudentRow *row;
  gulong row_handler;
  XyStudentItem *item;
  gulong item_handler;
  GCancellable *cancellable;
  gboolean near;
  /* The photo that is the student's, and whether it is shown or on its way. */
  char *photo;
  gboolean loaded;

  /* What is in it, made when it is first to be seen: a grid keeps many more cells than that. */
  GtkWidget *box;
  GtkWidget *picture;
  GtkWidget *silhouette;
  GtkWidget *pick;
  GtkWidget *badge;
  GtkWidget *name;
};

G_DEFINE_FINAL_TYPE (XyPhotoCell, xy_photo_cell, GTK_TYPE_WIDGET)

static void
show_texture (XyPhotoCell *self, GdkTexture *texture)
{
  if (self->box == NULL)
    return;
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->silhouette, texture == NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyPhotoCell) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    return;
  /* Where it is not here yet, or cannot be decoded, the silhouette stays; the review says why. */
  g_clear_object (&self->cancellable);
  self->loaded = texture != NULL;
  show_texture (self, texture);
}

static void
let_go (XyPhotoCell *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->loaded = FALSE;
  show_texture (self, NULL);
}

static void
load_photo (XyPhotoCell *self)
{
  GdkTexture *texture;

  if (self->photo == NULL || self->loaded || !self->near || self->box == NULL)
    return;
  texture = xy_photo_cache_peek (self->cache, self->photo, XY_PHOTO_THUMBNAIL);
  if (texture != NULL)
    {
      self->loaded = TRUE;
      show_texture (self, texture);
      return;
    }
  /* Who asks again comes before those who asked meanwhile. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  xy_photo_cache_load_async (self->cache, self->photo, XY_PHOTO_THUMBNAIL, self->cancellable,
                             loaded_cb, g_object_ref (self));
}

static void
show_photo (XyPhotoCell *self, const char *sha256)
{
  if (g_strcmp0 (self->photo, sha256) != 0)
    {
      let_go (self);
      g_free (self->photo);
      self->photo = g_strdup (sha256);
    }
  load_photo (self);
}

static void
show_item (XyPhotoCell *self)
{
  const XySubmission *submission =
      self->item != NULL ? xy_student_item_get_submission (self->item) : NULL;
  const char *name;
  XyPhotoState state;
  const char *classes[] = { "photo-badge", NULL, NULL };
  g_autofree char *label = NULL;

  show_photo (self, submission != NULL ? submission->photo : NULL);
  if (self->item == NULL || self->box == NULL)
    return;
  name = xy_student_item_get_student (self->item)->name;
  state = xy_student_item_get_photo_state (self->item);
  classes[1] = xy_words_photo_state_style (state);
  gtk_label_set_text (GTK_LABEL (self->name), name != NULL ? name : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->badge), xy_words_photo_state_icon (state));
  gtk_widget_set_css_classes (self->badge, classes);
  /* Translators: a student's name, and the state of the photo, for a screen reader. */
  label = g_strdup_printf (_ ("%s: %s"), name != NULL ? name : "", xy_words_photo_state (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
}

/* What is decoded already is there with the first frame that shows the cell. */
static void
show_decoded (XyPhotoCell *self)
{
  GdkTexture *texture = NULL;

  if (self->box != NULL && self->photo != NULL && !self->loaded)
    texture = xy_photo_cache_peek (self->cache, self->photo, XY_PHOTO_THUMBNAIL);
  if (texture == NULL)
    return;
  self->loaded = TRUE;
  show_texture (self, texture);
}

static void
build (XyPhotoCell *self)
{
  GtkWidget *overlay;

  if (self->box != NULL)
    return;
  overlay = gtk_overlay_new ();
  self->picture = gtk_picture_new ();
  gtk_picture_set_content_fit (GTK_PICTURE (self->picture), GTK_CONTENT_FIT_COVER);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_add_css_class (self->picture, "photo-frame");
  gtk_widget_set_overflow (self->picture, GTK_OVERFLOW_HIDDEN);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->picture);

  self->silhouette = gtk_image_new_from_icon_name ("avatar-default-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->silhouette), 48);
  gtk_widget_add_css_class (self->silhouette, "dim-label");
  gtk_widget_set_can_target (self->silhouette, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->silhouette);

  /* The style shows it while students are picked. */
  self->pick = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (self->pick, "photo-pick");
  gtk_widget_set_halign (self->pick, GTK_ALIGN_START);
  gtk_widget_set_valign (self->pick, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->pick, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->pick);

  self->badge = gtk_image_new ();
  gtk_widget_set_halign (self->badge, GTK_ALIGN_END);
  gtk_widget_set_valign (self->badge, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->badge, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->badge);
  gtk_widget_set_halign (overlay, GTK_ALIGN_CENTER);

  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->name), 1);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0.5f);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), overlay);
  gtk_box_append (GTK_BOX (self->box), self->name);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_size_request (self->picture, self->width, self->width * 4 / 3);
  show_item (self);
  show_decoded (self);
}

static void
xy_photo_cell_map (GtkWidget *widget)
{
  XyPhotoCell *self = XY_PHOTO_CELL (widget);

  /* A new grid maps all its cells, and hides those off the screen when it gives them their places.
   */
  if (gtk_widget_get_width (widget) > 0)
    build (self);
  show_decoded (self);
  GTK_WIDGET_CLASS (xy_photo_cell_parent_class)->map (widget);
}

static GtkSizeRequestMode
xy_photo_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
xy_photo_cell_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  XyPhotoCell *self = XY_PHOTO_CELL (widget);
  GtkWidget *measured = self->box;

  if (measured == NULL)
    measured = self->sample;
  if (measured != NULL)
    gtk_widget_measure (measured, orientation, -1, minimum, natural, NULL, NULL);
}

static void
xy_photo_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XyPhotoCell *self = XY_PHOTO_CELL (widget);

  if (self->box == NULL && gtk_widget_get_mapped (widget))
    build (self);
  if (self->box == NULL)
    return;
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
xy_photo_cell_dispose (GObject *object)
{
  XyPhotoCell *self = XY_PHOTO_CELL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_signal_handler (&self->row_handler, self->row);
  g_clear_signal_handler (&self->item_handler, self->item);
  g_clear_object (&self->row);
  g_clear_object (&self->item);
  g_clear_object (&self->cache);
  g_clear_weak_pointer (&self->sample);
  g_clear_pointer (&self->photo, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (xy_photo_cell_parent_class)->dispose (object);
}

static void
xy_photo_cell_class_init (XyPhotoCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_photo_cell_dispose;
  widget_class->map = xy_photo_cell_map;
  widget_class->measure = xy_photo_cell_measure;
  widget_class->size_allocate = xy_photo_cell_size_allocate;
  widget_class->get_request_mode = xy_photo_cell_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "photocell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
xy_photo_cell_init (XyPhotoCell *self)
{
  self->near = TRUE;
}

GtkWidget *
xy_photo_cell_new (XyPhotoCache *cache, int width)
{
  XyPhotoCell *self = g_object_new (XY_TYPE_PHOTO_CELL, NULL);

  self->cache = g_object_ref (cache);
  self->width = width;
  build (self);
  /* Where the name may come in any script, the height is that of Chinese. */
  gtk_label_set_text (GTK_LABEL (self->name), "学影");
  return GTK_WIDGET (self);
}

GtkWidget *
xy_photo_cell_new_like (XyPhotoCell *sample)
{
  XyPhotoCell *self = g_object_new (XY_TYPE_PHOTO_CELL, NULL);

  g_return_val_if_fail (XY_IS_PHOTO_CELL (sample), NULL);

  self->cache = g_object_ref (sample->cache);
  self->width = sample->width;
  g_set_weak_pointer (&self->sample, GTK_WIDGET (sample));
  return GTK_WIDGET (self);
}

static void
changed_cb (XyPhotoCell *self)
{
  show_item (self);
}

void
xy_photo_cell_set_item (XyPhotoCell *self, XyStudentItem *item)
{
  g_return_if_fail (XY_IS_PHOTO_CELL (self));

  g_clear_signal_handler (&self->item_handler, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->item_handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (changed_cb), self);
  show_item (self);
}

static void
row_changed_cb (XyPhotoCell *self)
{
  xy_photo_cell_set_item (self, xy_student_row_get_item (self->row));
}

void
xy_photo_cell_set_row (XyPhotoCell *self, XyStudentRow *row)
{
  g_return_if_fail (XY_IS_PHOTO_CELL (self));

  g_clear_signal_handler (&self->row_handler, self->row);
  g_set_object (&self->row, row);
  if (row != NULL)
    self->row_handler =
        g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed_cb), self);
  xy_photo_cell_set_item (self, row != NULL ? xy_student_row_get_item (row) : NULL);
}

void
xy_photo_cell_set_near (XyPhotoCell *self, gboolean near)
{
  g_return_if_fail (XY_IS_PHOTO_CELL (self));

  self->near = near;
  if (near)
    load_photo (self);
  else
    let_go (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyPhotoCache *cache = g_object_get_data (G_OBJECT (factory), "cache");
  int width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "width"));

  gtk_list_item_set_child (list_item, xy_photo_cell_new (cache, width));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  xy_photo_cell_set_item (XY_PHOTO_CELL (gtk_list_item_get_child (list_item)),
                          gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  xy_photo_cell_set_item (XY_PHOTO_CELL (gtk_list_item_get_child (list_item)), NULL);
}

GtkListItemFactory *
xy_photo_cell_factory_new (XyPhotoCache *cache, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data_full (G_OBJECT (factory), "cache", g_object_ref (cache), g_object_unref);
  g_object_set_data (G_OBJECT (factory), "width", GINT_TO_POINTER (width));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
