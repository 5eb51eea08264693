"""Files on whatever file system Spark knows: a disk, HDFS, an object store, a volume."""

from pyspark.sql import SparkSession


def find(spark: SparkSession, folder: str, name: str) -> str | None:
    """The path of the file with this name, in any case, in the folder or below it; the nearest one of several."""
    system, path = _open(spark, folder)
    found = []
    entries = system.listFiles(path, True)
    while entries.hasNext():
        entry = entries.next().getPath()
        if entry.getName().lower() == name.lower():
            found.append(entry.toString())
    return min(found, key=lambda text: (text.count("/"), text), default=None)


def exists(spark: SparkSession, folder: str) -> bool:
    system, path = _open(spark, folder)
    return system.exists(path)


def write_text(spark: SparkSession, file: str, text: str) -> None:
    system, path = _open(spark, file)
    stream = system.create(path, True)
    stream.write(bytearray(text, "utf-8"))
    stream.close()


def _open(spark: SparkSession, name: str):
    path = spark._jvm.org.apache.hadoop.fs.Path(name)
    return path.getFileSystem(spark._jsc.hadoopConfiguration()), path
