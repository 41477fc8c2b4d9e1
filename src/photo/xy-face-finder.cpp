// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-face-finder.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include <opencv2/core/utility.hpp>
#include <opencv2/objdetect.hpp>

namespace
{

constexpr const char *cascade_name = "haarcascade_frontalface_alt2.xml";
/* Found by trial: at this step nearly every face is found, in a third of the time of the finer. */
constexpr double scale_step = 1.2, fine_scale_step = 1.08;
constexpr int min_neighbours = 3, few_neighbours = 2;

/* OpenCV writes of every exception before it throws it; the caller says what matters of it. */
int
keep_silent_cb (int, const char *, const char *, const char *, int, void *)
{
  return 0;
}

using Classifier = std::unique_ptr<cv::CascadeClassifier>;

/* Classifiers that nobody uses at the moment: each works for one thread at a time, and reading one
 * takes longer than finding a face with it. */
class Pool
{
public:
  Pool ()
  {
    /* With several threads of its own OpenCV finds candidates in any order, and groups them
     * differently from one time to the next. */
    cv::setNumThreads (1);
    cv::redirectError (keep_silent_cb);
    path_ = find_cascade ();
    give (take ());
  }

  Classifier take ()
  {
    {
      std::lock_guard<std::mutex> lock (mutex_);
      if (!idle_.empty ())
        {
          Classifier classifier = std::move (idle_.back ());
          idle_.pop_back ();
          return classifier;
        }
    }
    if (path_.empty ())
      return nullptr;
    Classifier classifier = std::make_unique<cv::CascadeClassifier> ();
    try
      {
        if (!classifier->load (path_))
          return nullptr;
      }
    catch (const cv::Exception &)
      {
        return nullptr;
      }
    return classifier;
  }

  void give (Classifier classifier)
  {
    if (classifier == nullptr)
      return;
    std::lock_guard<std::mutex> lock (mutex_);
    available_ = true;
    idle_.push_back (std::move (classifier));
  }

  bool is_available ()
  {
    std::lock_guard<std::mutex> lock (mutex_);
    return available_;
  }

private:
  static std::string find_cascade ()
  {
    const char *chosen = g_getenv ("XUEYING_CASCADES");
    std::vector<std::string> folders;

    if (chosen != nullptr && *chosen != '\0')
      folders = { chosen };
    else
      folders = { XY_CASCADES_DIR, "/usr/share/opencv4", "/usr/local/share/opencv4",
                  "/usr/share/opencv", "/app/share/opencv4" };
    for (const std::string &folder : folders)
      {
        for (const char *below : { "/", "/haarcascades/" })
          {
            std::string path = folder + below + cascade_name;
            if (g_file_test (path.c_str (), G_FILE_TEST_IS_REGULAR))
              return path;
          }
      }
    return {};
  }

  std::mutex mutex_;
  std::vector<Classifier> idle_;
  std::string path_;
  bool available_ = false;
};

Pool &
pool ()
{
  /* Never taken down, so that threads that outlive main() still have it. */
  static Pool *instance = new Pool;
  return *instance;
}

/* Larger faces first, and one order for faces of a size. */
bool
comes_before (const cv::Rect &a, const cv::Rect &b)
{
  return std::make_tuple (-a.area (), a.y, a.x) < std::make_tuple (-b.area (), b.y, b.x);
}

gboolean
is_available ()
{
  try
    {
      return pool ().is_available ();
    }
  catch (...)
    {
      return FALSE;
    }
}

int
detect (const guint8 *grey,
        int width,
        int height,
        gsize stride,
        int min_side,
        gboolean thorough,
        XyFaceBox *boxes,
        int max_boxes)
{
  try
    {
      Classifier classifier = pool ().take ();
      if (classifier == nullptr)
        return -1;
      /* The matrix only reads; OpenCV has no type for that. */
      const cv::Mat image (height, width, CV_8UC1, const_cast<guint8 *> (grey), stride);
      std::vector<cv::Rect> faces;
      classifier->detectMultiScale (image, faces, thorough ? fine_scale_step : scale_step,
                                    thorough ? few_neighbours : min_neighbours, 0,
                                    cv::Size (min_side, min_side));
      pool ().give (std::move (classifier));
      std::sort (faces.begin (), faces.end (), comes_before);
      const int n = std::min<int> (max_boxes, static_cast<int> (faces.size ()));
      for (int i = 0; i < n; i++)
        boxes[i] = { faces[i].x, faces[i].y, faces[i].width, faces[i].height };
      return n;
    }
  catch (...)
    {
      return -1;
    }
}

} // namespace

const XyFaceFinder xy_face_finder = { is_available, detect };
